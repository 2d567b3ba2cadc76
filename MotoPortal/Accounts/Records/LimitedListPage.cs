using Microsoft.AspNetCore.Components;
using MotoPortal.Shell.Lists;

namespace MotoPortal.Accounts.Records;

/// <summary>A list whose searches are counted, see <see cref="PersonSearches"/>.</summary>
/// <typeparam name="TAddress">The address of the list.</typeparam>
/// <typeparam name="TColumn">The columns by which the list can be sorted.</typeparam>
public abstract class LimitedListPage<TAddress, TColumn> : ListPage<TAddress, TColumn>
    where TAddress : ListAddress<TAddress, TColumn>, new()
    where TColumn : struct, Enum
{
    /// <summary>Whether the person has searched so often that the search was not made.</summary>
    protected bool IsLimited { get; private set; }

    [Inject]
    private PersonSearches Searches { get; set; } = default!;

    /// <summary>Counts a reading of the list; true when it is one search too many.</summary>
    /// <param name="searches">
    /// Whether the address holds a search. A list without one is not limited: leafing through it is no search for one person after another.
    /// </param>
    protected async Task<bool> IsOneTooManyAsync(bool searches)
    {
        var limited = searches && !await Searches.TryTakeAsync();
        if (limited != IsLimited)
        {
            IsLimited = limited;
            StateHasChanged();
        }

        return limited;
    }
}
