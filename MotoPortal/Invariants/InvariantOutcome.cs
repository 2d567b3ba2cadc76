namespace MotoPortal.Invariants;

/// <summary>The result of asking for a check. Closed: only the cases named here exist.</summary>
internal abstract record InvariantOutcome
{
    private InvariantOutcome()
    {
    }

    /// <summary>It was checked.</summary>
    public sealed record Checked(InvariantView View) : InvariantOutcome;

    /// <summary>The person may not.</summary>
    public sealed record NotAllowed : InvariantOutcome;
}
