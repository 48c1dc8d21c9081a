"""The world beyond the court: each port with a simulator and a real wire."""
