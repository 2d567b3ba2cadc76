using System.Collections.Immutable;

namespace MotoPortal.Terms;

/// <summary>The result of publishing. Closed: only the cases named here exist.</summary>
internal abstract record PublishOutcome
{
    private PublishOutcome()
    {
    }

    /// <summary>The draft is now the newest version.</summary>
    public sealed record Published(int Number) : PublishOutcome;

    /// <summary>Something is missing or wrong; nothing was published.</summary>
    public sealed record NotReady(ImmutableArray<TermsProblem> Problems) : PublishOutcome;

    /// <summary>Somebody has changed the words since they were looked at; nothing was published.</summary>
    public sealed record ChangedMeanwhile : PublishOutcome;

    /// <summary>There is no such draft any more.</summary>
    public sealed record Gone : PublishOutcome;

    /// <summary>The acting person may not do this; nothing was done.</summary>
    public sealed record NotAllowed : PublishOutcome;
}
