"""What belongs to which event: its places, roads, units and days."""
