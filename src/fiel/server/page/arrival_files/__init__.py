"""The parts of our pages, which `fiel.server.page.arrival` puts together."""
