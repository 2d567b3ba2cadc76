using System.Reflection;
using Microsoft.AspNetCore.Components;
using Mono.Cecil;
using MotoPortal.Accounts;
using MotoPortal.Accounts.Acting;
using MotoPortal.Accounts.Stores;
using MotoPortal.Consents.Seals;
using MotoPortal.Consents.Withdrawal;
using MotoPortal.Customers.Records;
using MotoPortal.Data;
using MotoPortal.Data.Guards;
using MotoPortal.Data.Workers;
using MotoPortal.Ledger;
using MotoPortal.Ledger.Checks;
using MotoPortal.SignedForms;

namespace MotoPortal.Tests.Architecture;

/// <summary>Who may create an actor, read from the compiled code.</summary>
public sealed class ActorTests
{
    private static readonly string Portal = typeof(Program).Assembly.Location;

    private const BindingFlags Everything =
        BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    // Components that record something without a permission, with the reason.
    private static readonly Dictionary<Type, string> Unasked = new()
    {
        [typeof(WithdrawalLinkRecords)] = "A customer who has no account; the secret of their one-time link is the right.",
        [typeof(LedgerFindingRecords)] = "Pages list findings; only the check, which no page can call, writes them.",
        [typeof(SealFindingRecords)] = "Pages list findings; what writes one takes an actor, which no page has.",
        [typeof(SignedFormVault)] =
            "Pages read the name and size of a form; what keeps, opens or erases one takes an actor, which no page has.",
        [typeof(DatabaseGuards)] = "Pages read which guards are missing; they are set when the portal starts.",
        [typeof(CustomerStandingRecords)] = "The page of a customer has them read; what is written down is what Stripe has.",
        [typeof(StoreList)] = "Pages list the stores; what it writes down are the names that Stripe gave.",
        [typeof(PersonalSettings)] = "A person's own language and store, which need no right.",
    };

    [Fact]
    public void A_person_becomes_an_actor_only_where_it_is_known_who_is_signed_in()
    {
        CallersOf(nameof(Actor), nameof(Actor.OfPerson)).ShouldBe(
        [
            "MotoPortal.Accounts.Acting.ActingPerson",
            "MotoPortal.Accounts.Records.PasswordRecords",
            "MotoPortal.Accounts.Records.PeopleRecords",
            "MotoPortal.Accounts.SecondFactors.SecondFactorRecords",
            "MotoPortal.Accounts.SignIn.SecondPersonCheck",
        ]);
        CallersOf(nameof(Actor), nameof(Actor.OfRow)).ShouldBe(
            ["MotoPortal.Accounts.Sessions.AccessRecords", "MotoPortal.SaveCard.Settling.AttemptResults"]);
        CallersOf(nameof(Actor), "get_" + nameof(Actor.Console)).ShouldBe(
            ["MotoPortal.Accounts.AdminVerb", "MotoPortal.Accounts.Records.PeopleRecords"]);
        CallersOf(nameof(Actor), "get_" + nameof(Actor.LinkHolder)).ShouldBe(["MotoPortal.Consents.Withdrawal.WithdrawalLinkRecords"]);
    }

    [Fact]
    public void A_scope_of_a_job_is_opened_only_by_the_portals_workers()
    {
        var others = CallersOf(nameof(JobScope), nameof(JobScope.Create))
            .Where(caller => !typeof(PeriodicWorker).IsAssignableFrom(typeof(Program).Assembly.GetType(caller)))
            .ToList();

        others.ShouldBeEmpty();
        CallersOf(nameof(JobScope), nameof(JobScope.Create)).ShouldNotBeEmpty();
    }

    [Fact]
    public void A_second_person_is_confirmed_only_by_the_check_of_their_password() =>
        CallersOf(nameof(ConfirmedPerson), nameof(ConfirmedPerson.Of)).ShouldBe(["MotoPortal.Accounts.SignIn.SecondPersonCheck"]);

    [Fact]
    public void No_component_and_no_endpoint_knows_what_an_actor_is()
    {
        var assembly = typeof(Program).Assembly;
        var knowing = CompiledArrows.Of(Portal, "MotoPortal")
            .Where(arrow => string.Equals(arrow.Used, typeof(Actor).FullName, StringComparison.Ordinal))
            .Select(arrow => arrow.User)
            .Where(user => IsPageOrEndpoint(assembly.GetType(user)!))
            .Order(StringComparer.Ordinal);

        knowing.ShouldBeEmpty();
    }

    [Fact]
    public void What_a_component_asks_to_write_something_asks_who_acts()
    {
        var believing = typeof(Program).Assembly.GetTypes()
            .Where(type => typeof(IComponent).IsAssignableFrom(type))
            .SelectMany(type => type.GetProperties(Everything))
            .Where(property => property.GetCustomAttribute<InjectAttribute>() is not null)
            .Select(property => property.PropertyType)
            .Distinct()
            .Where(service => Takes(service, typeof(Atomic)) || Takes(service, typeof(LedgerWriter)))
            .Where(service => !Takes(service, typeof(ActingPerson)) && !Unasked.ContainsKey(service))
            .Select(service => service.FullName);

        believing.ShouldBeEmpty();
    }

    private static bool IsPageOrEndpoint(Type type) =>
        typeof(IComponent).IsAssignableFrom(type)
        || type.Name.EndsWith("Room", StringComparison.Ordinal)
        || type.Name.EndsWith("Endpoint", StringComparison.Ordinal)
        || type.Name.EndsWith("Endpoints", StringComparison.Ordinal);

    private static bool Takes(Type service, Type taken) =>
        service.GetConstructors(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)
            .Any(constructor => constructor.GetParameters().Any(parameter => parameter.ParameterType == taken));

    private static List<string> CallersOf(string type, string method)
    {
        using var module = ModuleDefinition.ReadModule(Portal);
        return
        [
            .. CompiledArrows.CallsIn(module)
                .Where(call => call.Called.DeclaringType.Name == type && call.Called.Name == method)
                .Select(call => call.Caller)
                .Where(caller => !caller.EndsWith($".{type}", StringComparison.Ordinal))
                .Distinct(StringComparer.Ordinal)
                .Order(StringComparer.Ordinal),
        ];
    }
}
