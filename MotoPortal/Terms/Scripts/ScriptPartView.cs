using MotoPortal.Terms.Versions;

namespace MotoPortal.Terms.Scripts;

/// <summary>One part of the terms, ready to be read aloud.</summary>
/// <param name="Key">The part.</param>
/// <param name="Text">The text in the customer's language, with the consent's values filled in.</param>
/// <param name="AskedWithPrevious">Whether one yes answers this part and the one before it.</param>
public sealed record ScriptPartView(TermsPartKey Key, string Text, bool AskedWithPrevious = false);
