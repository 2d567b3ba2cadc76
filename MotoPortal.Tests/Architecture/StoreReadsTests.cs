using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Mono.Cecil;
using MotoPortal.Accounts.Acting;
using MotoPortal.Charges.Lifecycle;
using MotoPortal.Charges.Records;
using MotoPortal.Data;
using MotoPortal.Disputes;
using MotoPortal.Notices.Announcements;
using MotoPortal.Notices.Records;
using MotoPortal.Refunds.Lifecycle;
using MotoPortal.SaveCard;
using MotoPortal.SaveCard.ConsentStep;
using MotoPortal.SaveCard.Settling;
using MotoPortal.SaveCard.Setups;
using MotoPortal.TakeOver;

namespace MotoPortal.Tests.Architecture;

/// <summary>
/// Who reads rows that belong to stores without the person's stores, read from the compiled code. Goal: a new read for a page that shows
/// all stores is noticed. Method: every type that asks for such rows and opens contexts of its own is on a list with its reason.
/// </summary>
public sealed class StoreReadsTests
{
    private static readonly Dictionary<Type, string> Unlimited = new()
    {
        [typeof(ChargeWorkflow)] = "Decides; a person is asked whether the charge is theirs before.",
        [typeof(ChargeContextReads)] = "Counts what was charged under a consent, in all stores.",
        [typeof(ChargeEvents)] = "A job: an event of Stripe's.",
        [typeof(RefundWorkflow)] = "Decides; a person is asked whether the charge is theirs before.",
        [typeof(RefundEvents)] = "A job: an event of Stripe's.",
        [typeof(DisputeWorkflow)] = "A job: what Stripe says of a dispute.",
        [typeof(DisputeEvents)] = "A job: an event of Stripe's.",
        [typeof(SetupRecords)] = "Decides; a person is asked whether the setup is theirs before.",
        [typeof(CallerFacts)] = "Counts earlier orders in all stores; it answers with the checks that they support, and shows none.",
        [typeof(SetupEvents)] = "A job: an event of Stripe's.",
        [typeof(SpareObjects)] = "A job: what a lost call made for a setup.",
        [typeof(MotoCheck)] = "Asks whether any card was ever saved, of all stores.",
        [typeof(ConsentStepWorkflow)] = "Reads a draft; a person is asked whether the setup is theirs before.",
        [typeof(AnnouncementWorkflow)] = "Announces to the customers of all stores; for one letter, a person is asked whether it is theirs before.",
        [typeof(StripeComparison)] = "A job, or an administrator, who works in every store: what is at Stripe and in no row.",
        [typeof(LostIntents)] = "An administrator takes over what a restored copy lacks, of all stores.",
        [typeof(NoticesOfCharge)] = "A customer's file has what they were told in all stores; an administrator exports it.",
    };

    [Fact]
    public void What_reads_rows_of_stores_opens_its_context_for_the_person_or_has_a_reason()
    {
        var portal = typeof(Program).Assembly;
        var ofStores = portal.GetTypes().Where(type => type.IsAssignableTo(typeof(IStoreRow)) && !type.IsInterface)
            .Select(type => type.FullName!).ToHashSet(StringComparer.Ordinal);
        using var module = ModuleDefinition.ReadModule(portal.Location);
        var readers = CompiledArrows.CallsIn(module)
            .Where(call => call.Called is GenericInstanceMethod { Name: nameof(DbContext.Set) } set
                && ofStores.Contains(set.GenericArguments[0].FullName))
            .Select(call => portal.GetType(call.Caller.Split('/')[0])!)
            .Distinct()
            .ToList();

        ofStores.Count.ShouldBe(4);
        readers.ShouldContain(typeof(ChargeReads));
        readers.Where(OpensForAllStores).Select(type => type.FullName)
            .ShouldBe(Unlimited.Keys.Select(type => type.FullName), ignoreOrder: true);
        readers.Where(OpensForThePerson).Count().ShouldBeGreaterThan(5);
    }

    private static bool OpensForAllStores(Type type) => Takes(type, typeof(IDbContextFactory<PortalDb>));

    private static bool OpensForThePerson(Type type) => Takes(type, typeof(StoreContexts));

    private static bool Takes(Type type, Type taken) =>
        type.GetConstructors(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)
            .Any(constructor => constructor.GetParameters().Any(parameter => parameter.ParameterType == taken));
}
