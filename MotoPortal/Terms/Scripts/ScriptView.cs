using System.Collections.Immutable;

namespace MotoPortal.Terms.Scripts;

/// <summary>The terms, ready to be read aloud.</summary>
/// <param name="Version">The version's number.</param>
/// <param name="Language">The language as a two-letter code.</param>
/// <param name="Parts">The parts to read, in order.</param>
/// <param name="RedisplayQuestion">The separate question whether the card may be shown to the customer again.</param>
/// <param name="PrivacyNotice">The long privacy notice for the customer's copy, with an empty line between paragraphs.</param>
/// <param name="Sha256">SHA-256 of the version's text in this language with its placeholders, lower-case hex.</param>
/// <param name="IsComplete">Whether all values are filled in; a missing one is an ellipsis.</param>
public sealed record ScriptView(
    int Version,
    string Language,
    ImmutableArray<ScriptPartView> Parts,
    string RedisplayQuestion,
    string PrivacyNotice,
    string Sha256,
    bool IsComplete);
