using Mono.Cecil;

namespace MotoPortal.Tests.Architecture;

public sealed class FloorsTests
{
    private static readonly string Portal = typeof(Program).Assembly.Location;

    [Fact]
    public void A_room_uses_only_rooms_on_lower_floors_and_so_does_an_inner_room()
    {
        var objections = CompiledArrows.Of(Portal, "MotoPortal").Select(Floors.Objection).OfType<string>().Order(StringComparer.Ordinal);

        objections.ShouldBeEmpty();
    }

    [Fact]
    public void A_planted_arrow_is_seen_in_every_disguise()
    {
        var objections = CompiledArrows.Of(typeof(Planted.Readers.Allowed).Assembly.Location, "Planted")
            .Where(arrow => arrow.User.StartsWith("Planted.", StringComparison.Ordinal) && Floors.Objection(arrow) is not null)
            .Select(arrow => arrow.User)
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal);

        objections.ShouldBe(
        [
            "Planted.Attic.RoomWithoutAFloor",
            "Planted.Charges.Cellar.InnerRoomWithoutAFloor",
            "Planted.Charges.Policy.InnerUpwards",
            "Planted.Charges.Policy.InnerUsesRoot",
            "Planted.Data.RootUsesInner",
            "Planted.Readers.ByAsyncMethod",
            "Planted.Readers.ByAttribute",
            "Planted.Readers.ByField",
            "Planted.Readers.ByGenericConstraint`1",
            "Planted.Readers.ByLambda",
            "Planted.Readers.ByMethodBody",
            "Planted.Readers.ByNeighbour",
            "Planted.Readers.ByNestedType",
            "Planted.Readers.BySignature",
            "Planted.Readers.BySimulator",
            "Planted.Readers.ByTypeOf",
            "Planted.Simulator.SimulatorThatUsesARoom",
        ]);
    }

    [Fact]
    public void Every_type_lives_in_a_room_that_has_a_floor()
    {
        using var module = ModuleDefinition.ReadModule(Portal);

        // Namespaces of source generators. The program itself, beside Program.cs, is above all rooms.
        string[] generated = ["System", "Microsoft"];
        var homeless = module.Types
            .Where(type => type.Namespace is not ("" or "MotoPortal")
                && !generated.Contains(type.Namespace.Split('.')[0], StringComparer.Ordinal))
            .Where(type => type.Namespace.Split('.') is not ["MotoPortal", var room, ..]
                || !Floors.Rooms.Contains(room, StringComparer.Ordinal))
            .Select(type => type.FullName);

        homeless.ShouldBeEmpty();
    }

    [Fact]
    public void Stripe_net_is_used_only_by_the_gateway_and_the_simulator()
    {
        var users = CompiledArrows.Of(Portal, "MotoPortal")
            .Where(arrow => arrow is { Library: "Stripe.net", Room: not ("Gateway" or "Simulator") })
            .Select(arrow => $"{arrow.User} uses {arrow.Used}");

        users.ShouldBeEmpty();
    }

    [Fact]
    public void Pages_of_the_portal_know_nothing_of_the_database()
    {
        var users = CompiledArrows.Of(Portal, "MotoPortal")
            .Where(arrow => arrow.Library.StartsWith("Microsoft.EntityFrameworkCore", StringComparison.Ordinal))
            .Where(arrow => arrow.User.EndsWith("Page", StringComparison.Ordinal) || arrow.User.EndsWith("Panel", StringComparison.Ordinal))
            .Select(arrow => $"{arrow.User} uses {arrow.Used}");

        users.ShouldBeEmpty();
    }

    [Fact]
    public void Only_the_helper_that_commits_and_rings_saves_changes()
    {
        using var module = ModuleDefinition.ReadModule(Portal);

        var savers = CompiledArrows.CallsIn(module)
            .Where(call => call.Called.Name is "SaveChanges" or "SaveChangesAsync")
            .Select(call => call.Caller)
            .Where(caller => caller is not ("MotoPortal.Data.Atomic" or "MotoPortal.Data.AtomicScope")
                && !caller.StartsWith("MotoPortal.Simulator.", StringComparison.Ordinal))
            .Distinct(StringComparer.Ordinal);

        savers.ShouldBeEmpty();
    }

    [Fact]
    public void Tests_mirror_the_rooms()
    {
        string[] beside = ["Architecture", "Browser", "Conventions", "Faults", "Support"];

        var elsewhere = typeof(FloorsTests).Assembly.GetTypes()
            .Where(type => type is { IsNested: false, Namespace: not null }
                && type.Namespace.StartsWith("MotoPortal.", StringComparison.Ordinal))
            .Where(type => type.Namespace!.Split('.') is not ["MotoPortal", "Tests", var room, ..]
                || !(Floors.Rooms.Contains(room, StringComparer.Ordinal) || beside.Contains(room, StringComparer.Ordinal)))
            .Select(type => type.FullName);

        elsewhere.ShouldBeEmpty();
    }
}
