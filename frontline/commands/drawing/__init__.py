"""What is drawn and written: the demo, the page, the brief, files of every format."""
