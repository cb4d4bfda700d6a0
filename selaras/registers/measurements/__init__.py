"""What was reached and spent, period by period, beside plans that are frozen: figures, corrections, closing."""
