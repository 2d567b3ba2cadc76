namespace MotoPortal.Shell.Lists;

/// <summary>The part of an address that the frame around its filters uses.</summary>
public interface IFilterAddress
{
    /// <summary>Whether any filter is set.</summary>
    bool IsFiltered { get; }

    /// <summary>The address without filters; of a list, its first page.</summary>
    string HrefWithoutFilters();
}
