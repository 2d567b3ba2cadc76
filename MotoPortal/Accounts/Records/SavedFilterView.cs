namespace MotoPortal.Accounts.Records;

/// <summary>A filter that the person keeps.</summary>
/// <param name="Id">The row's id.</param>
/// <param name="Href">The address of the list with the filters.</param>
public sealed record SavedFilterView(long Id, string Href);
