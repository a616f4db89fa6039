export default function Home() {
  return <h1>OneWindow</h1>;
}
