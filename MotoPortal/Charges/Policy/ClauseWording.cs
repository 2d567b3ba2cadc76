namespace MotoPortal.Charges.Policy;

/// <summary>A clause that forbids a charge, in plain words.</summary>
/// <param name="What">What stands against it, with its figures.</param>
/// <param name="Next">What the clerk can do.</param>
internal sealed record ClauseWording(string What, string Next);
