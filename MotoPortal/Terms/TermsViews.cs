using System.Collections.Immutable;

namespace MotoPortal.Terms;

/// <summary>The parts that every version of the terms has, in the order in which they are read.</summary>
public enum TermsPartKey
{
    /// <summary>The customer agrees that we start payments, and for what.</summary>
    Agreement,

    /// <summary>When and how often.</summary>
    Timing,

    /// <summary>How the amount is set.</summary>
    Amount,

    /// <summary>How to cancel and what is paid back.</summary>
    Cancellation,

    /// <summary>Until when it holds.</summary>
    Expiry,

    /// <summary>How to withdraw, and whom to ask.</summary>
    Withdrawal,

    /// <summary>The separate question whether the card may be shown to the customer again.</summary>
    Redisplay,
}

/// <summary>One part of the terms, ready to be read aloud.</summary>
/// <param name="Key">Which part.</param>
/// <param name="Text">The words, in the customer's language, with the consent's values filled in.</param>
public sealed record ScriptPartView(TermsPartKey Key, string Text);

/// <summary>The terms, ready to be read aloud.</summary>
/// <param name="Version">The version's number.</param>
/// <param name="Language">The language as a two-letter code.</param>
/// <param name="Parts">The parts, in order.</param>
/// <param name="RedisplayQuestion">The separate question whether the card may be shown to the customer again.</param>
/// <param name="IsComplete">Whether all values are filled in; where one is missing stands an ellipsis.</param>
public sealed record ScriptView(int Version, string Language, ImmutableArray<ScriptPartView> Parts, string RedisplayQuestion, bool IsComplete);
