namespace MotoPortal.Forms.Drafts;

/// <summary>A stored draft.</summary>
/// <param name="Json">What was typed, as JSON.</param>
/// <param name="Version">Counts how often it was stored, from 1.</param>
public sealed record KeptForm(string Json, int Version);
