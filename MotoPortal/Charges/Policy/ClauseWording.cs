namespace MotoPortal.Charges.Policy;

/// <summary>The text of a clause that forbids a charge.</summary>
/// <param name="What">What forbids it, with its figures.</param>
/// <param name="Next">What the clerk can do.</param>
internal sealed record ClauseWording(string What, string Next);
