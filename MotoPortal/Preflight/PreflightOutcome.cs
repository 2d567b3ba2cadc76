namespace MotoPortal.Preflight;

/// <summary>The result of asking for a look. Closed: only the cases named here exist.</summary>
internal abstract record PreflightOutcome
{
    private PreflightOutcome()
    {
    }

    /// <summary>The checks have looked; what they found is in the feed.</summary>
    public sealed record Looked : PreflightOutcome;

    /// <summary>There is no check with this name.</summary>
    public sealed record NoSuchCheck : PreflightOutcome;

    /// <summary>The person may not.</summary>
    public sealed record NotAllowed : PreflightOutcome;
}
