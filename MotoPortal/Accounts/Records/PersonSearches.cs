using System.Security.Claims;
using MotoPortal.Accounts.Acting;
using MotoPortal.Accounts.Guarding;

namespace MotoPortal.Accounts.Records;

/// <summary>Counts the searches of this page's person in lists of consents, charges and cards, see <see cref="SearchLimit"/>.</summary>
internal sealed class PersonSearches(CurrentPerson current, SearchLimit limit)
{
    /// <summary>Counts a search; false when it is one too many, and when no person is signed in.</summary>
    public async Task<bool> TryTakeAsync() =>
        (await current.PrincipalAsync()).FindFirstValue(ClaimTypes.NameIdentifier) is { } person && limit.TryTake(person);
}
