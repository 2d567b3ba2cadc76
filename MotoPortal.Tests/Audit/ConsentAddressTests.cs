using MotoPortal.Audit;
using MotoPortal.Consents.Agreement;
using MotoPortal.Consents.Evidence;
using MotoPortal.Consents.Records;
using MotoPortal.Primitives;

namespace MotoPortal.Tests.Audit;

public sealed class ConsentAddressTests
{
    private static readonly TimeZoneInfo Paris = TimeZoneInfo.FindSystemTimeZoneById("Europe/Paris");

    [Fact]
    public void The_plain_list_has_a_plain_address()
    {
        new ConsentAddress().ToHref().ShouldBe("/consents");
        ConsentAddress.Read("http://127.0.0.1:5080/consents").ShouldBe(new ConsentAddress());
    }

    [Fact]
    public void Whatever_the_list_shows_can_be_read_back_from_its_address()
    {
        var address = new ConsentAddress
        {
            From = new DateOnly(2026, 11, 1),
            Until = new DateOnly(2026, 11, 23),
            Person = "Camille & Co",
            Customer = "=Zoë <b>?#",
            Channel = OrderChannel.Post,
            Result = ConsentResult.NoCard,
            Kind = ConsentKind.Recurring,
            Store = LocationId.From("tml_Lyon"),
            TermsVersion = 4,
            OnlySuspended = true,
            OnlyNotMoto = true,
            SortBy = ConsentColumn.Customer,
            Descending = false,
            Place = ListCursor.Before(1043),
            Size = 50,
            Open = ConsentId.From("con_1043"),
        };

        ConsentAddress.Read("http://127.0.0.1:5080" + address.ToHref()).ShouldBe(address);
    }

    [Theory]
    [InlineData("?page=9&after=x&before=")]
    [InlineData("?kind=9&store=Lyon&terms=-4&suspended=maybe")]
    [InlineData("?page=0&size=7&sort=Nothing&channel=Pigeon&from=yesterday&consent=4242")]
    [InlineData("?page=-1&size=-25&channel=9&result=&until=9999-12-31&consent=con_;drop")]
    [InlineData("?page=99999999999999999999&dir=sideways&from=0001-01-01")]
    public void What_makes_no_sense_in_an_address_is_ignored(string query)
    {
        ConsentAddress.Read("http://127.0.0.1:5080/consents" + query).ShouldBe(new ConsentAddress());
    }

    [Fact]
    public void Days_begin_and_end_in_the_viewers_time_zone()
    {
        // In Paris clocks are put back on 25 Oct 2026: that day starts at +02:00 and the next one at +01:00.
        var query = ConsentAddress.Read("/consents?from=2026-10-25&until=2026-10-25").ToQuery(Paris, new DateOnly(2026, 12, 23));

        query.ShouldBe(new ConsentQuery(
            From: new DateTimeOffset(2026, 10, 24, 22, 0, 0, TimeSpan.Zero),
            Until: new DateTimeOffset(2026, 10, 25, 23, 0, 0, TimeSpan.Zero)));
    }

    [Fact]
    public void Every_filter_reaches_the_records()
    {
        ConsentAddress.Read(
            "/consents?person=cam&customer=zo%C3%AB&channel=telephone&result=cardsaved&sort=number&dir=asc&after=1043&size=100").ToQuery(
            Paris, new DateOnly(2026, 12, 23))
            .ShouldBe(new ConsentQuery(
                Person: "cam", Customer: "zoë", Channel: OrderChannel.Telephone, Result: ConsentResult.CardSaved,
                SortBy: ConsentColumn.Number, Descending: false, PageSize: 100)
            {
                Place = ListCursor.After(1043),
            });
    }

    [Fact]
    public void A_column_is_sorted_the_useful_way_first_and_the_other_way_next()
    {
        var byCustomer = new ConsentAddress { Place = ListCursor.End }.SortedBy(ConsentColumn.Customer);

        byCustomer.ShouldBe(new ConsentAddress { SortBy = ConsentColumn.Customer, Descending = false });
        byCustomer.SortedBy(ConsentColumn.Customer).Descending.ShouldBeTrue();
        byCustomer.SortedBy(ConsentColumn.Number).Descending.ShouldBeTrue();
    }

    [Fact]
    public void An_address_tells_kinds_days_and_ids_and_no_name()
    {
        new ConsentAddress
        {
            Kind = ConsentKind.Recurring,
            Store = LocationId.From("tml_Lyon"),
            TermsVersion = 4,
            OnlySuspended = true,
            Place = ListCursor.End,
        }.ToHref().ShouldBe("/consents?kind=Recurring&store=tml_Lyon&terms=4&suspended=yes&before=end");
        var named = new ConsentAddress { Customer = "Lena Lindqvist", Person = "Camille Durand" }.ToHref();
        named.ShouldNotContain("Lindqvist");
        named.ShouldNotContain("Durand");
    }

    [Fact]
    public void An_open_drawer_does_not_change_the_rows()
    {
        var address = new ConsentAddress { Customer = "zoë" };

        address.HasSameRowsAs(address with { Open = ConsentId.From("con_1043") }).ShouldBeTrue();
        address.HasSameRowsAs(address with { Place = ListCursor.End }).ShouldBeFalse();
    }
}
