using System.Net;
using System.Security.Claims;
using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.StaticAssets;
using Microsoft.Extensions.DependencyInjection;
using MotoPortal.Accounts.Persons;
using MotoPortal.Accounts.Roles;
using MotoPortal.Accounts.SignIn;
using MotoPortal.Data.Workers;
using MotoPortal.Tests.Accounts;
using MotoPortal.Tests.Support;

namespace MotoPortal.Tests.Conventions;

/// <summary>
/// Every method of a workflow, page and endpoint, called by a visitor, by a person of each role and by the portal itself, and compared with
/// the table of <c>docs/security.md</c>.
/// </summary>
[Trait(Categories.Name, Categories.Slow)]
public sealed class PermissionTests(PracticePortalFixture practice) : IClassFixture<PracticePortalFixture>
{
    private readonly PermissionTable _table = PermissionTable.Read();

    [Fact]
    public void Each_workflow_method_page_and_endpoint_has_its_line_and_each_line_has_one()
    {
        var there = Methods().Select(method => method.Name)
            .Concat(Addresses().Select(address => address.Name))
            .Distinct(StringComparer.Ordinal)
            .ToList();

        there.Except(_table.Things, StringComparer.Ordinal).ShouldBeEmpty();
        _table.Things.Except(there, StringComparer.Ordinal).ShouldBeEmpty();
        _table.UnknownWords().ShouldBeEmpty();
    }

    [Fact]
    public async Task A_workflow_refuses_each_person_whom_the_table_does_not_let()
    {
        List<string> wrong = [];
        foreach (var who in (IEnumerable<string>)["", .. StaffRoles.All, PermissionTable.ThePortal])
        {
            await using var scope = await ScopeOfAsync(who);
            foreach (var (name, workflow, method) in Methods())
            {
                var service = scope.ServiceProvider.GetRequiredService(workflow);
                var isRefused = await WorkflowMethods.IsRefusedAsync(method, service, practice.Portal.Services);
                if (isRefused == _table.Lets(name, who))
                {
                    wrong.Add($"{name} {(isRefused ? "refuses" : "lets in")} {(who.Length > 0 ? who : "a visitor")}");
                }
            }
        }

        wrong.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_page_or_endpoint_refuses_each_person_whom_the_table_does_not_let()
    {
        List<string> wrong = [];
        foreach (var who in (IEnumerable<string>)["", .. StaffRoles.All])
        {
            using var browser = new Browserless(practice.Portal);
            if (who.Length > 0)
            {
                await browser.PractiseAsAsync(PracticePeople.All.Single(person => person.Role == who).Email);
            }

            // Signing out would end the test.
            foreach (var (name, method, path) in Addresses().Where(address => address.Path is not "/account/sign-out"))
            {
                using var request = new HttpRequestMessage(HttpMethod.Parse(method), new Uri(path, UriKind.Relative));
                var answer = await browser.SendAsync(request);
                if (IsRefusal(answer) == _table.Lets(name, who))
                {
                    wrong.Add($"{name} answers {(int)answer.StatusCode} to {(who.Length > 0 ? who : "a visitor")}");
                }
            }
        }

        wrong.ShouldBeEmpty();
    }

    [Fact]
    public void A_workflow_is_scoped_and_is_told_by_its_scope_who_acts()
    {
        var believing = WorkflowMethods.Types()
            .Where(type => type != typeof(SignInWorkflow) && !WorkflowMethods.AsksWhoActs(type))
            .Select(type => type.Name);

        // A service resolved without a scope would act for no person, or for the first one.
        var unscoped = WorkflowMethods.Types()
            .Where(type => Record.Exception(() => practice.Portal.Services.GetService(type)) is not InvalidOperationException)
            .Select(type => type.Name);

        believing.ShouldBeEmpty();
        unscoped.ShouldBeEmpty();
    }

    private static bool IsRefusal(HttpResponseMessage answer) =>
        answer.StatusCode is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden
        || (answer.StatusCode is HttpStatusCode.Found
            && answer.Headers.Location!.ToString().Contains("/account/sign-in", StringComparison.Ordinal));

    private static IEnumerable<(string Name, Type Workflow, System.Reflection.MethodInfo Method)> Methods() =>
        from type in WorkflowMethods.Types()
        from method in WorkflowMethods.Of(type)
        select (WorkflowMethods.NameOf(method), type, method);

    // Style sheets, scripts and the framework's own addresses are the same for all and contain no data.
    private IEnumerable<(string Name, string Method, string Path)> Addresses() =>
        from endpoint in PortalRoutes.Of(practice.Portal)
        let pattern = "/" + endpoint.RoutePattern.RawText!.TrimStart('/')
        where !pattern.StartsWith("/_", StringComparison.Ordinal) && endpoint.Metadata.GetMetadata<StaticAssetDescriptor>() is null
        where !pattern.Contains("{**", StringComparison.Ordinal)
        let isPage = endpoint.Metadata.GetMetadata<ComponentTypeMetadata>() is not null
        from method in isPage ? ["GET"] : endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["GET"]
        select (isPage ? pattern : $"{method} {pattern}", method, PortalRoutes.AddressOf(endpoint));

    private async Task<AsyncServiceScope> ScopeOfAsync(string who)
    {
        if (who == PermissionTable.ThePortal)
        {
            return JobScope.Create(practice.Portal.Services.GetRequiredService<IServiceScopeFactory>());
        }

        var principal = who.Length > 0
            ? await new PeopleHost(practice.Portal).PrincipalAsync(PracticePeople.All.Single(person => person.Role == who).Email)
            : new ClaimsPrincipal(new ClaimsIdentity());
        var scope = practice.Portal.Services.CreateAsyncScope();
        ActingScope.SignIn(scope.ServiceProvider, principal);
        return scope;
    }
}
