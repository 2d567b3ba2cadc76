namespace MotoPortal.Shell;

/// <summary>What the paging and the filters of any list need of its address.</summary>
public interface IListAddress
{
    /// <summary>The page, from 0.</summary>
    int Page { get; }

    /// <summary>Rows on a page.</summary>
    int Size { get; }

    /// <summary>Whether any filter is set.</summary>
    bool IsFiltered { get; }

    /// <summary>The same list at another page, from 0.</summary>
    string HrefOfPage(int page);

    /// <summary>The same list with another number of rows on a page, from its first page.</summary>
    string HrefOfSize(int size);

    /// <summary>The same list without any filter, from its first page.</summary>
    string HrefWithoutFilters();
}
