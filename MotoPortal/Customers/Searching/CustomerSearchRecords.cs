using MotoPortal.Accounts.Acting;
using MotoPortal.Accounts.Roles;
using MotoPortal.Customers.Records;
using MotoPortal.Data;
using MotoPortal.Data.Lists;
using MotoPortal.Ledger;
using MotoPortal.Primitives;

namespace MotoPortal.Customers.Searching;

/// <summary>
/// Records in the ledger who searched for a customer: by what kind of text and how many were found, never the text. Pauses in typing are
/// one search, see <see cref="LatestSearches"/>.
/// </summary>
internal sealed class CustomerSearchRecords(
    ActingPerson acting, LatestSearches latest, Atomic atomic, LedgerWriter ledger, TimeProvider time)
{
    private const int Minutes = 10;

    /// <summary>Records a search of the acting person, before what it found is shown.</summary>
    /// <returns>Whether it was recorded; not when it already is, or when the database takes nothing, which stops no reading.</returns>
    public async Task<Permitted<bool>> SearchedAsync(
        SearchScope list, string text, ListTotal found, CancellationToken cancellationToken)
    {
        if (await acting.AllowedAsync(Policies.SeeCustomers, cancellationToken) is not { } actor)
        {
            return new Permitted<bool>.NotAllowed();
        }

        var now = time.GetUtcNow();
        var since = now - TimeSpan.FromMinutes(Minutes);
        if (latest.IsRecorded(actor.Id, list, text, found, since))
        {
            return new Permitted<bool>.Given(false);
        }

        try
        {
            await atomic.RunAsync(
                scope =>
                {
                    var details = new CustomerEntries.Searched(
                        list.ToString(), SearchTermRules.KindOf(text).ToString(), found.Rows, found.IsMore, Minutes);
                    ledger.Append(scope, "customer.searched", actor, new LedgerSubjects(), details);
                    return Task.CompletedTask;
                },
                cancellationToken);
        }
        catch (NotWritableException)
        {
            return new Permitted<bool>.Given(false);
        }

        latest.Recorded(actor.Id, list, text, found, now, since);
        return new Permitted<bool>.Given(true);
    }
}
