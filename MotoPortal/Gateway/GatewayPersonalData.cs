using System.Collections.Frozen;
using Microsoft.EntityFrameworkCore;
using MotoPortal.Data;
using MotoPortal.Gateway.Calls;
using MotoPortal.Gateway.Webhooks;
using MotoPortal.Ledger;
using MotoPortal.PersonalData;

namespace MotoPortal.Gateway;

/// <summary>The call journal and the webhook inbox hold ids and hashes of requests, but nothing to export.</summary>
internal sealed class GatewayPersonalData : ICustomerData
{
    /// <inheritdoc/>
    public IReadOnlyDictionary<Type, DataCategory> Tables { get; } = new Dictionary<Type, DataCategory>
    {
        [typeof(StripeCall)] = DataCategory.Setup,
        [typeof(StripeEventRow)] = DataCategory.Setup,
    }.ToFrozenDictionary();

    /// <inheritdoc/>
    public Task<ErasedCounts> CountAsync(PortalDb db, DataSubject subject, CancellationToken cancellationToken) =>
        Task.FromResult(ErasedCounts.None);

    /// <inheritdoc/>
    public Task<IReadOnlyList<PersonalSection>> ExportAsync(
        PortalDb db, DataSubject subject, PersonalFileText text, Actor actor, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<PersonalSection>>([]);

    /// <inheritdoc/>
    public async Task<ErasedCounts> EraseAsync(AtomicScope scope, DataSubject subject, Actor actor, CancellationToken cancellationToken)
    {
        // The hash of a name and a telephone number can be guessed quickly, and the calls were answered long ago.
        var setups = subject.Setups.Select(setup => setup.Value).ToList();
        await scope.Db.Set<StripeCall>().Where(call => call.Kind == "customer" && setups.Contains(call.Subject))
            .ExecuteDeleteAsync(cancellationToken);
        return ErasedCounts.None;
    }
}
