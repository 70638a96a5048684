"""The folder of a campaign: a new one, and what is new in it read into its store."""
