namespace MotoPortal.Terms.Drafts;

/// <summary>The parts that were typed and not stored, because another person had changed them or the text was not accepted.</summary>
internal sealed class RefusedTerms
{
    public IReadOnlyList<RefusedPart> Parts { get; set; } = [];
}
