using MotoPortal.Primitives.Texts;


namespace MotoPortal.Data.Lists;

/// <summary>
/// A row with columns that are folded for search. The database cannot fold, so a new version of <see cref="SearchText.Fold"/> cannot reach
/// the stored rows by a migration: the portal folds them when it starts, see <see cref="FoldChanges"/>.
/// </summary>
internal interface IFoldedRow
{
    /// <summary>The version of <see cref="SearchText"/> by which the row was folded; 0 for one from before versions.</summary>
    int FoldVersion { get; }

    /// <summary>Folds the columns by the current version.</summary>
    void FoldAgain();
}
