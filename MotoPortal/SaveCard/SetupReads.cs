#pragma warning disable CA1822
using System.Collections.Immutable;
using MotoPortal.Primitives;

namespace MotoPortal.SaveCard;

/// <summary>Reads setups for pages.</summary>
internal sealed class SetupReads
{
    /// <summary>One setup; null when there is none of that id.</summary>
    public Task<SetupView?> FindAsync(CardSetupId id, CancellationToken cancellationToken) => throw new System.Diagnostics.UnreachableException();

    /// <summary>The setups of a customer with their timelines, newest first.</summary>
    public Task<ImmutableArray<SetupListView>> ListOfCustomerAsync(PortalCustomerId customer, CancellationToken cancellationToken) => throw new System.Diagnostics.UnreachableException();

    /// <summary>What happened to one setup, oldest first.</summary>
    public Task<ImmutableArray<TimelineEntryView>> TimelineAsync(CardSetupId id, CancellationToken cancellationToken) => throw new System.Diagnostics.UnreachableException();

    /// <summary>The setups that a person started and that are not over, newest first.</summary>
    public Task<ImmutableArray<SetupListView>> ListOpenOfAsync(string personId, CancellationToken cancellationToken) => throw new System.Diagnostics.UnreachableException();
}
