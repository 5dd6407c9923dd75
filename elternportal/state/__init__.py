"""What pages hold and do: one module per area, behind the policy gate."""
