using System.Collections.Frozen;
using Microsoft.EntityFrameworkCore;
using MotoPortal.Data;
using MotoPortal.Ledger;
using MotoPortal.PersonalData;

namespace MotoPortal.Customers.Records;

/// <summary>Exports, counts and erases the customer's contact details, here and at Stripe.</summary>
internal sealed class CustomerPersonalData(TimeProvider time) : ICustomerData
{
    /// <inheritdoc/>
    public IReadOnlyDictionary<Type, DataCategory> Tables { get; } = new Dictionary<Type, DataCategory>
    {
        [typeof(KnownCustomer)] = DataCategory.Contact,
        [typeof(PendingCustomerDeletion)] = DataCategory.Erasure,
    }.ToFrozenDictionary();

    /// <inheritdoc/>
    public Task<ErasedCounts> CountAsync(PortalDb db, DataSubject subject, CancellationToken cancellationToken) =>
        Task.FromResult(ErasedCounts.None);

    /// <inheritdoc/>
    public async Task<IReadOnlyList<PersonalSection>> ExportAsync(
        PortalDb db, DataSubject subject, PersonalFileText text, Actor actor, CancellationToken cancellationToken)
    {
        var customer = await db.Set<KnownCustomer>().AsNoTracking()
            .SingleAsync(known => known.Id == subject.Customer, cancellationToken);
        return
        [
            new PersonalSection(
                "customer",
                new ExportedCustomer(customer.Id, customer.StripeId, customer.Name, customer.Email, customer.Phone, customer.SeenAt),
                1)
            {
                Chapter = PersonalChapter.Contact,
                Blocks =
                [
                    text.Row(nameof(PersonalDataTexts.Name), customer.Name),
                    text.Row(nameof(PersonalDataTexts.Email), customer.Email ?? "–"),
                    text.Row(nameof(PersonalDataTexts.Phone), customer.Phone is { } phone ? PhoneNumber.Pretty(phone) : "–"),
                    text.Row(nameof(PersonalDataTexts.Stripe), customer.StripeId.Value),
                ],
            },
        ];
    }

    /// <inheritdoc/>
    public async Task<ErasedCounts> EraseAsync(AtomicScope scope, DataSubject subject, Actor actor, CancellationToken cancellationToken)
    {
        var customer = await scope.Db.Set<KnownCustomer>().SingleAsync(known => known.Id == subject.Customer, cancellationToken);
        var now = time.GetUtcNow();
        if (!customer.IsErased)
        {
            scope.Db.Add(PendingCustomerDeletion.Plan(customer.Id, customer.StripeId, now));
        }

        customer.Erase(now);
        return ErasedCounts.None;
    }
}
