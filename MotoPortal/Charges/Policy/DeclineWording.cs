namespace MotoPortal.Charges.Policy;

/// <summary>The texts for a decline.</summary>
/// <param name="Happened">What happened, for the clerk.</param>
/// <param name="Say">What to say to the customer.</param>
/// <param name="Next">What to do next.</param>
internal sealed record DeclineWording(string Happened, string Say, string Next);
