using System.Collections.Immutable;

namespace MotoPortal.Terms;

/// <summary>What became of a change of the draft.</summary>
public enum DraftOutcome
{
    /// <summary>It is kept.</summary>
    Kept,

    /// <summary>There is no such draft any more: somebody has published or deleted it.</summary>
    Gone,

    /// <summary>The words are longer than a part may be.</summary>
    TooLong,

    /// <summary>The words hold what looks like a card number.</summary>
    HoldsCardNumber,

    /// <summary>It is no language that terms can be written in, or one that every version has and that cannot be taken away.</summary>
    NotThisLanguage,
}

/// <summary>What became of publishing. Closed: only the cases named here exist.</summary>
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
}

/// <summary>What became of taking a version out of use.</summary>
public enum RetireOutcome
{
    /// <summary>It is used no more.</summary>
    Retired,

    /// <summary>It was taken out of use before.</summary>
    RetiredBefore,

    /// <summary>Without it there would be no terms to read; publish others first.</summary>
    LastInUse,

    /// <summary>There is no version of this number.</summary>
    Unknown,
}

/// <summary>What is wrong with one part of a draft.</summary>
public enum TermsFault
{
    /// <summary>There are no words.</summary>
    Missing,

    /// <summary>A place that the part needs does not stand in it.</summary>
    LacksPlace,

    /// <summary>A place that nothing fills, or a brace that stands alone.</summary>
    UnknownPlace,

    /// <summary>It looks as if it held a card number.</summary>
    HoldsCardNumber,

    /// <summary>The words are longer than a part may be.</summary>
    TooLong,
}

/// <summary>One thing that keeps a draft from being published.</summary>
/// <param name="Language">In which language.</param>
/// <param name="Key">In which part.</param>
/// <param name="Fault">What is wrong.</param>
/// <param name="Place">The place in question, without braces; null where it is not about a place.</param>
public sealed record TermsProblem(string Language, TermsPartKey Key, TermsFault Fault, string? Place = null);
