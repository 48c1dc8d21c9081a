"""Sources, calendar, periods, fees, interest, compensation: pure functions of dates and Decimals."""
