"""The commands, one file each; each loads the rooms it needs when it runs."""
