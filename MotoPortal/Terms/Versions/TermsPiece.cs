namespace MotoPortal.Terms.Versions;

/// <summary>A run of words with the same change between two versions.</summary>
/// <param name="Change">The change.</param>
/// <param name="Text">The words, with the white space between and around them.</param>
public sealed record TermsPiece(PieceChange Change, string Text);
