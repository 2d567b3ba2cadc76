namespace MotoPortal.Terms;

/// <summary>A run of words that share a fate between two versions.</summary>
/// <param name="Change">Their fate.</param>
/// <param name="Text">The words, with the space between and around them.</param>
public sealed record TermsPiece(PieceChange Change, string Text);
