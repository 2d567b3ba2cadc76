using System.Net;
using MotoPortal.Accounts.Persons;
using MotoPortal.Accounts.Roles;

namespace MotoPortal.Tests.Accounts;

public sealed class UnknownPersonTests(PracticePortalFixture practice) : IClassFixture<PracticePortalFixture>
{
    private static readonly string Alex = PracticePeople.All.Single(person => person.Role == StaffRoles.Admin).Email;

    [Theory]
    [InlineData("/people/nobody", "There is no such person")]
    [InlineData("/privacy/customers/per_none", "There is no customer at this address")]
    public async Task The_page_of_a_person_who_is_not_there_says_so_in_words_and_in_its_status(string path, string words)
    {
        using var browser = new Browserless(practice.Portal);
        await browser.PractiseAsAsync(Alex);

        var answer = await browser.GetAsync(path);

        answer.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await answer.Content.ReadAsStringAsync()).ShouldContain(words);
    }

    [Fact]
    public async Task The_page_of_a_person_who_is_there_says_so_from_its_first_byte()
    {
        using var browser = new Browserless(practice.Portal);
        await browser.PractiseAsAsync(Alex);

        var answer = await browser.GetAsync($"/people/{(await new PeopleHost(practice.Portal).ActorAsync(Alex, StaffRoles.Admin)).Id}");

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await answer.Content.ReadAsStringAsync()).ShouldContain(Alex);
    }

    [Fact]
    public async Task A_person_whose_role_does_not_allow_it_does_not_learn_who_is_there()
    {
        using var browser = new Browserless(practice.Portal);
        await browser.PractiseAsAsync(PracticePeople.All.Single(person => person.Role == StaffRoles.Clerk).Email);

        (await browser.GetAsync("/people/nobody")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await browser.GetAsync("/privacy/customers/per_none")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }
}
