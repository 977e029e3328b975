"""The shipped examples: engagement files to start from, and the script that the demo replays."""
