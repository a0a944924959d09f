"""From verdicts to a dataset that people and the evaluation harness load as it is."""
