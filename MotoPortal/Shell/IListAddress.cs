namespace MotoPortal.Shell;

/// <summary>What the paging, the filters and the heads of the columns of any list need of its address.</summary>
public interface IListAddress
{
    /// <summary>The page, from 0.</summary>
    int Page { get; }

    /// <summary>Rows on a page.</summary>
    int Size { get; }

    /// <summary>Whether any filter is set.</summary>
    bool IsFiltered { get; }

    /// <summary>Whether the largest comes first.</summary>
    bool Descending { get; }

    /// <summary>Whether the list is sorted by a column of its own.</summary>
    bool IsSortedBy(Enum column);

    /// <summary>The same list sorted by a column of its own, or the other way round when it is sorted by it already.</summary>
    string HrefSortedBy(Enum column);

    /// <summary>The same list at another page, from 0.</summary>
    string HrefOfPage(int page);

    /// <summary>The same list with another number of rows on a page, from its first page.</summary>
    string HrefOfSize(int size);

    /// <summary>The same list without any filter, from its first page.</summary>
    string HrefWithoutFilters();
}
