"""From verdicts to a dataset that people and the evaluation harness can load directly."""
