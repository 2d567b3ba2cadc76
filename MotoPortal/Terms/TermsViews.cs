using System.Collections.Immutable;

namespace MotoPortal.Terms;

/// <summary>The parts that every version of the terms has; those that are read aloud stand first, in the order in which they are read.</summary>
public enum TermsPartKey
{
    /// <summary>Who we are and how to reach us.</summary>
    Identity,

    /// <summary>The customer agrees that we start payments, and for what.</summary>
    Agreement,

    /// <summary>When and how often.</summary>
    Timing,

    /// <summary>How the amount is set.</summary>
    Amount,

    /// <summary>How to cancel and what is paid back.</summary>
    Cancellation,

    /// <summary>How a change of these terms will be told.</summary>
    Changes,

    /// <summary>Until when it holds.</summary>
    Expiry,

    /// <summary>How to withdraw, and whom to ask.</summary>
    Withdrawal,

    /// <summary>In short: who keeps which data, and which rights the customer has.</summary>
    Privacy,

    /// <summary>The separate question whether the card may be shown to the customer again; not read in the sequence.</summary>
    Redisplay,

    /// <summary>What article 13 of the GDPR has us tell, in paragraphs; never read aloud, it goes into the customer's copy.</summary>
    PrivacyNotice,
}

/// <summary>One part of the terms, ready to be read aloud.</summary>
/// <param name="Key">Which part.</param>
/// <param name="Text">The words, in the customer's language, with the consent's values filled in.</param>
public sealed record ScriptPartView(TermsPartKey Key, string Text);

/// <summary>The terms, ready to be read aloud.</summary>
/// <param name="Version">The version's number.</param>
/// <param name="Language">The language as a two-letter code.</param>
/// <param name="Parts">The parts that are read, in order.</param>
/// <param name="RedisplayQuestion">The separate question whether the card may be shown to the customer again.</param>
/// <param name="PrivacyNotice">The long privacy notice for the customer's copy, paragraphs parted by an empty line.</param>
/// <param name="Sha256">SHA-256 of the version's words in this language before anything is filled in, lower-case hex.</param>
/// <param name="IsComplete">Whether all values are filled in; where one is missing stands an ellipsis.</param>
public sealed record ScriptView(
    int Version, string Language, ImmutableArray<ScriptPartView> Parts, string RedisplayQuestion, string PrivacyNotice, string Sha256, bool IsComplete);

/// <summary>The terms that can be used now.</summary>
/// <param name="Number">The version's number.</param>
/// <param name="Languages">The languages in which they can be read, as codes of .NET cultures; English and French first.</param>
public sealed record NewestTermsView(int Number, ImmutableArray<string> Languages);

/// <summary>One published version of the terms.</summary>
/// <param name="Number">The version's number, from 1.</param>
/// <param name="PublishedAt">When it was published, UTC.</param>
/// <param name="PublishedBy">Who published it, by name.</param>
/// <param name="RetiredAt">When it was taken out of use, UTC; null while it may be used.</param>
/// <param name="RetiredBy">Who took it out of use, by name; null while it may be used.</param>
/// <param name="Languages">Its words in each language; English and French first.</param>
public sealed record TermsVersionView(
    int Number, DateTimeOffset PublishedAt, string PublishedBy, DateTimeOffset? RetiredAt, string? RetiredBy, ImmutableArray<TermsLanguageView> Languages);

/// <summary>The words of one version in one language.</summary>
/// <param name="Language">The language as a code of a .NET culture, mostly two letters.</param>
/// <param name="Sha256">SHA-256 of these words, as <see cref="ScriptView.Sha256"/> has it.</param>
/// <param name="Parts">The parts in their order, with places in braces.</param>
public sealed record TermsLanguageView(string Language, string Sha256, ImmutableArray<TermsPartView> Parts);

/// <summary>One part as it was written, with places in braces for what each consent fills in.</summary>
/// <param name="Key">Which part.</param>
/// <param name="Text">The words.</param>
public sealed record TermsPartView(TermsPartKey Key, string Text);
