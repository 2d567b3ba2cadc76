using MotoPortal.Consents.CardRemoval;
using MotoPortal.Consents.Records;
using MotoPortal.Gateway.Webhooks;
using MotoPortal.Primitives;
using MotoPortal.Tests.SaveCard;
using MotoPortal.Tests.Support;
using Stripe;

namespace MotoPortal.Tests.Consents;

/// <summary>A change of a saved card outside the portal is recorded with its consent, once.</summary>
public sealed class SavedCardEventsTests : IAsyncLifetime
{
    private SaveCardHost _host = null!;

    [Fact]
    public async Task A_renewed_card_is_a_further_fact_and_the_sealed_card_stays_as_it_was()
    {
        var (setup, consent) = await SavedAsync();
        await _host.Stripe.V1.PaymentMethods.UpdateAsync(
            consent.Card!.PaymentMethod.Value,
            new PaymentMethodUpdateOptions { Card = new PaymentMethodCardOptions { ExpMonth = 3, ExpYear = 2035 } });

        await TellAsync("payment_method.automatically_updated", consent);
        await TellAsync("payment_method.automatically_updated", consent);

        (await _host.TimelineAsync(setup)).Count(kind => kind is "card.renewed").ShouldBe(1);
        (await FindAsync(consent)).Card.ShouldBe(consent.Card);
    }

    [Fact]
    public async Task A_card_that_is_removed_at_Stripe_is_recorded_as_removed()
    {
        var (_, consent) = await SavedAsync();
        await _host.Stripe.V1.PaymentMethods.DetachAsync(consent.Card!.PaymentMethod.Value);

        await TellAsync("payment_method.detached", consent);

        (await FindAsync(consent)).CardRemovedAt.ShouldBe(_host.Clock.GetUtcNow());
    }

    [Fact]
    public async Task News_of_a_card_that_is_not_ours_changes_nothing()
    {
        var (setup, _) = await SavedAsync();
        var before = await _host.TimelineAsync(setup);

        await _host.Get<SavedCardEvents>().ApplyAsync(
            new StripeEventReference("payment_method.updated", null, PaymentMethodId.From("pm_ofsomebodyelse")), CancellationToken.None);

        (await _host.TimelineAsync(setup)).ShouldBe(before);
    }

    public async Task InitializeAsync() => _host = await SaveCardHost.StartAsync();

    public async Task DisposeAsync() => await _host.DisposeAsync();

    private async Task<(CardSetupId Setup, ConsentView Consent)> SavedAsync()
    {
        var setup = await _host.OnReaderAsync();
        await _host.KeyInAsync();
        await _host.PollOrStopAsync(setup, TimeSpan.FromSeconds(5));
        var consent = (await _host.SeeAsync(setup)).Consent!.Id;
        return (setup, (await _host.Get<ConsentReads>().FindAsync(consent, CancellationToken.None)).ShouldNotBeNull());
    }

    private async Task<ConsentView> FindAsync(ConsentView consent) =>
        (await _host.Get<ConsentReads>().FindAsync(consent.Id, CancellationToken.None)).ShouldNotBeNull();

    private Task TellAsync(string type, ConsentView consent) =>
        _host.Get<SavedCardEvents>().ApplyAsync(new StripeEventReference(type, null, consent.Card!.PaymentMethod), CancellationToken.None);
}
