using MotoPortal.SaveCard.Settling;
using MotoPortal.SaveCard.States;

namespace MotoPortal.Tests.SaveCard;

/// <summary>
/// Only one transaction writes at a time, so work without changes must open none. The test counts the transactions on the real database;
/// reads open none.
/// </summary>
public sealed class QuietTransactionsTests : IAsyncLifetime
{
    private SaveCardHost _host = null!;

    public async Task InitializeAsync() => _host = await SaveCardHost.StartAsync();

    public async Task DisposeAsync() => await _host.DisposeAsync();

    [Fact]
    public async Task A_send_whose_intent_is_made_already_writes_its_decision_and_its_answer_and_nothing_else()
    {
        var id = await _host.ConsentedAsync();
        await _host.Get<CardIntentCreation>().EnsureAsync(id, CancellationToken.None);
        _host.Database.Forget();

        (await _host.SendAsync(id)).ShouldBe(new SendOutcome.OnReader());

        _host.Database.Transactions.ShouldBe(2);
    }

    [Fact]
    public async Task Making_an_intent_that_is_made_already_begins_no_transaction()
    {
        var id = await _host.ConsentedAsync();
        await _host.Get<CardIntentCreation>().EnsureAsync(id, CancellationToken.None);
        _host.Database.Forget();

        await _host.Get<CardIntentCreation>().EnsureAsync(id, CancellationToken.None);

        _host.Database.Transactions.ShouldBe(0);
    }

    [Fact]
    public async Task A_poll_that_finds_the_reader_still_at_work_begins_no_transaction()
    {
        var id = await _host.OnReaderAsync();
        _host.Database.Forget();

        await _host.PollOrStopAsync(id, TimeSpan.FromSeconds(3));

        (await _host.SeeAsync(id)).State.ShouldBe(SetupState.OnReader);
        _host.Database.Transactions.ShouldBe(0);
    }

    [Fact]
    public async Task A_poll_that_finds_the_card_saved_still_writes_it_down()
    {
        var id = await _host.OnReaderAsync();
        await _host.KeyInAsync();
        _host.Database.Forget();

        await _host.PollOrStopAsync(id, TimeSpan.FromSeconds(3));

        (await _host.SeeAsync(id)).State.ShouldBe(SetupState.Saved);
        _host.Database.Transactions.ShouldBe(1);
    }
}
