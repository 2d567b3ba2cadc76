using MotoPortal.Consents.CardRemoval;
using MotoPortal.Tests.SaveCard;

namespace MotoPortal.Tests.Consents.Withdrawal;

/// <summary>A card counts as removed only once it was read as detached at Stripe, whatever an intermediary answers.</summary>
public sealed class ForeignDetachTests : IAsyncLifetime
{
    private SaveCardHost _host = null!;

    public async Task InitializeAsync() => _host = await SaveCardHost.StartAsync(behindProxy: true);

    public async Task DisposeAsync() => await _host.DisposeAsync();

    [Theory]
    [InlineData(404, "<html>No such page</html>")]
    [InlineData(200, "{}")]
    [InlineData(
        200,
        """{"id":"pm_somebodyelses","object":"payment_method","type":"card","customer":null,"card":{"brand":"visa","last4":"4242","exp_month":12,"exp_year":2030}}""")]
    public async Task A_foreign_answer_to_the_removal_removes_nothing_and_it_is_tried_again(int status, string body)
    {
        var id = await _host.SealedAsync();
        await _host.WithdrawAsync(id);
        _host.Proxy.Answer("POST /v1/payment_methods", status, body);

        await _host.RemoveCardsAsync();
        (await _host.ConsentAsync(id)).CardRemovedAt.ShouldBeNull();
        (await _host.LedgerAsync(id)).ShouldAllBe(entry => entry.Kind != "card.removed");
        (await _host.IsAtStripeAsync(id)).ShouldBeTrue();

        _host.Clock.Advance(RemovalSchedule.PauseAfter(1));
        await _host.RemoveCardsAsync();
        (await _host.ConsentAsync(id)).CardRemovedAt.ShouldNotBeNull();
        (await _host.IsAtStripeAsync(id)).ShouldBeFalse();
    }

    [Fact]
    public async Task While_the_card_cannot_be_read_it_does_not_count_as_removed()
    {
        var id = await _host.SealedAsync();
        await _host.WithdrawAsync(id);
        _host.Proxy.Answer("GET /v1/payment_methods", 404, "<html>No such page</html>");

        await _host.RemoveCardsAsync();
        (await _host.ConsentAsync(id)).CardRemovedAt.ShouldBeNull();

        _host.Clock.Advance(RemovalSchedule.PauseAfter(1));
        await _host.RemoveCardsAsync();
        (await _host.ConsentAsync(id)).CardRemovedAt.ShouldNotBeNull();
    }
}
