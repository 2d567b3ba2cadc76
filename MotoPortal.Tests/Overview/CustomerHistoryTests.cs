using MotoPortal.Accounts.Acting;
using MotoPortal.Customers.Correction;
using MotoPortal.Customers.Records;
using MotoPortal.Overview.CustomerPages;
using MotoPortal.Tests.SaveCard;
using Stripe;

namespace MotoPortal.Tests.Overview;

/// <summary>A customer's page says who changed which detail, and when.</summary>
public sealed class CustomerHistoryTests
{
    [Fact]
    public async Task Corrections_and_changes_at_Stripe_are_listed_by_their_details_and_never_by_what_these_held()
    {
        await using var host = await SaveCardHost.StartAsync();
        var customer = (await host.SeeAsync(await host.DraftAsync())).Customer!;
        var workflow = host.Get<CustomerCorrectionWorkflow>();
        var read = (await workflow.ReadAsync(customer.Id!.Value, CancellationToken.None)).ShouldBeOfType<CorrectionOutcome.Read>();
        (read.Form.Contact.Email, read.Form.City) = ("new@exemple.fr", "Lyon");
        await workflow.CorrectAsync(customer.Id.Value, read.Form, read.AsRead, CancellationToken.None);
        host.Clock.Advance(TimeSpan.FromMinutes(1));
        await host.Stripe.V1.Customers.UpdateAsync(customer.StripeId.Value, new CustomerUpdateOptions { Name = "Zoé Neu" });
        await host.Get<CustomerStandingRecords>().CheckAsync(customer.StripeId, CancellationToken.None);

        var history = await new CustomerHistory(host.Get<StoreContexts>()).ListAsync(customer.Id.Value, CancellationToken.None);

        history.Select(entry => (entry.Kind, entry.ActorName, string.Join(' ', entry.Fields))).ShouldBe(
        [
            ("customer.changed_at_stripe", MotoPortal.Ledger.Actor.Portal.Name, "name"),
            ("customer.corrected", SaveCardHost.Camille.Name, "email address"),
        ]);
        history[0].At.ShouldBe(host.Clock.GetUtcNow());
    }
}
