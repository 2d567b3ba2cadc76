using System.Collections.Immutable;
using MotoPortal.Terms.Versions;

namespace MotoPortal.Terms.Drafts;

/// <summary>The result of publishing. Closed: only the cases named here exist.</summary>
internal abstract record PublishOutcome
{
    private PublishOutcome()
    {
    }

    /// <summary>The draft is now the newest version.</summary>
    public sealed record Published(int Number) : PublishOutcome;

    /// <summary>The draft is incomplete or invalid; nothing was published.</summary>
    public sealed record NotReady(ImmutableArray<TermsProblem> Problems) : PublishOutcome;

    /// <summary>The text was changed after the person saw it; nothing was published.</summary>
    public sealed record ChangedMeanwhile : PublishOutcome;

    /// <summary>The draft was published or deleted meanwhile.</summary>
    public sealed record Gone : PublishOutcome;

    /// <summary>The acting person may not do this; nothing was done.</summary>
    public sealed record NotAllowed : PublishOutcome;
}
