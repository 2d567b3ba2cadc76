using MotoPortal.Primitives;

namespace MotoPortal.Shell.Lists;

/// <summary>The part of a list's address that its paging, filters and column heads use.</summary>
public interface IListAddress : IFilterAddress
{
    /// <summary>The page number, from 0.</summary>
    int Page { get; }

    /// <summary>The number of rows on a page.</summary>
    int Size { get; }

    /// <summary>Whether the order is descending.</summary>
    bool Descending { get; }

    /// <summary>Whether the list is sorted by this column.</summary>
    bool IsSortedBy(Enum column);

    /// <summary>The address of the list sorted by a column, or in reverse order when it is sorted by it already.</summary>
    string HrefSortedBy(Enum column);

    /// <summary>The address of another page of the list, from 0.</summary>
    string HrefOfPage(int page);

    /// <summary>The address of the page at a place of the list.</summary>
    string HrefOf(ListCursor place);

    /// <summary>The address of the first page with another number of rows on a page.</summary>
    string HrefOfSize(int size);
}
