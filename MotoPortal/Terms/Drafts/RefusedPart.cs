using MotoPortal.Terms.Versions;

namespace MotoPortal.Terms.Drafts;

/// <summary>A part that was typed and not stored.</summary>
internal sealed class RefusedPart
{
    /// <summary>The language, a two-letter code.</summary>
    public string Language { get; set; } = "";

    public TermsPartKey Part { get; set; }

    /// <summary>What was typed.</summary>
    public string Text { get; set; } = "";

    /// <summary>The stored text that it changes, as it was shown when the input began.</summary>
    public string Seen { get; set; } = "";
}
