// Uses that break the rule, in every form that compiled code has; the floors test must find each of them.
using Planted.SaveCard;

namespace Planted.SaveCard
{
    internal interface ISetup;

    internal sealed class Setup : ISetup
    {
        public const int Steps = 6;

        public int Step { get; set; } = Steps;

        public static Setup Start() => new();

        internal sealed class Inner;
    }

    [AttributeUsage(AttributeTargets.All)]
    internal sealed class MarkAttribute(Type type) : Attribute
    {
        public Type Type { get; } = type;
    }
}

namespace Planted.StripeFacts
{
    internal sealed class AllowedFact;
}

namespace Planted.Primitives
{
    internal sealed class AllowedMoney;
}

namespace Planted.Customers
{
    internal sealed class NeighbourClient;
}

namespace Planted.Simulator
{
    internal sealed class SimulatorThatUsesAFact
    {
        public StripeFacts.AllowedFact? Fact { get; set; }
    }

    internal sealed class SimulatorThatUsesARoom
    {
        public Primitives.AllowedMoney? Money { get; set; }
    }
}

namespace Planted.Readers
{
    internal sealed class Allowed
    {
        public Primitives.AllowedMoney? Money { get; set; }
    }

    internal sealed class ByField
    {
        public readonly List<Setup[]>? Setups = [];
    }

    internal sealed class ByNestedType
    {
        public Setup.Inner? Inner { get; set; }
    }

    internal sealed class ByMethodBody
    {
        public object Make() => Setup.Start();
    }

    internal sealed class ByLambda
    {
        public Func<object> Make() => () => new Setup();
    }

    internal sealed class ByAsyncMethod
    {
        public async Task<int> CountAsync()
        {
            await Task.Yield();
            return Setup.Start().Step;
        }
    }

    internal sealed class ByGenericConstraint<T>
        where T : ISetup;

    internal sealed class ByTypeOf
    {
        public string Name => typeof(Setup).Name;
    }

    [Mark(typeof(string))]
    internal sealed class ByAttribute;

    internal sealed class BySignature
    {
        public void Take(ref Setup? setup) => setup = null;
    }

    internal sealed class ByNeighbour
    {
        public Customers.NeighbourClient? Client { get; set; }
    }

    internal sealed class BySimulator
    {
        public Simulator.SimulatorThatUsesARoom? Simulator { get; set; }
    }
}

namespace Planted.Attic
{
    internal sealed class RoomWithoutAFloor
    {
        public Primitives.AllowedMoney? Money { get; set; }
    }
}

namespace Planted.Data
{
    internal sealed class AllowedCore;

    internal sealed class RootUsesInner
    {
        public Keys.AllowedKey? Key { get; set; }
    }

    internal sealed class DataRoom
    {
        public Keys.AllowedKey? Key { get; set; }
    }
}

namespace Planted.Data.Keys
{
    internal sealed class AllowedKey
    {
        public AllowedCore? Core { get; set; }
    }
}

namespace Planted.Charges
{
    internal sealed class AllowedRoot
    {
        public Lifecycle.AllowedCharge? Charge { get; set; }
    }
}

namespace Planted.Charges.Policy
{
    internal sealed class InnerUpwards
    {
        public Lifecycle.AllowedCharge? Charge { get; set; }
    }

    internal sealed class InnerUsesRoot
    {
        public Type Root => typeof(AllowedRoot);
    }
}

namespace Planted.Charges.Lifecycle
{
    internal sealed class AllowedCharge
    {
        public Policy.InnerUsesRoot? Policy { get; set; }
    }
}

namespace Planted.Charges.Cellar
{
    internal sealed class InnerRoomWithoutAFloor
    {
        public Lifecycle.AllowedCharge? Charge { get; set; }
    }
}
