"""The parts of the organizers' desk."""
